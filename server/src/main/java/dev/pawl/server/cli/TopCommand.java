package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl top}: how a running server does, live. */
@Command(name = "top", description = "Show how a running server does, live: rates, machines, queues, failures. Keys: q quit, s sort, / filter.")
final class TopCommand implements Callable<Integer> {
    private static final String ALTERNATE = Paint.control("[?1049h") + Paint.control("[?25l");
    private static final String NORMAL = Paint.control("[?25h") + Paint.control("[?1049l");
    private static final String HOME = Paint.control("[H");
    private static final String REST_OF_LINE = Paint.control("[K");
    private static final String REST_OF_SCREEN = Paint.control("[J");
    private static final int PIPE_WIDTH = 120;
    private static final int PIPE_HEIGHT = 60;
    private static final long KEY_MILLIS = 50;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Option(names = "--once", description = "Show it once and end.")
    private boolean once;

    @Option(names = "--json", description = "Print the server's answer as JSON, a line each time.")
    private boolean json;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "2", description = "How often to look. Default: ${DEFAULT-VALUE}.")
    private int every = 2;

    @Option(names = "--sort", paramLabel = "BY", defaultValue = "ACTIVITY", description = "Sort machines by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private TopScreen.Sort sort = TopScreen.Sort.ACTIVITY;

    @Option(names = "--filter", paramLabel = "TEXT", defaultValue = "", description = "Only machines with this in their name.")
    private String filter = "";

    private boolean typing;

    @Override
    public Integer call() throws InterruptedException {
        if (every < 1) {
            throw CommandException.usage("Expected at least 1 second after --every, but got " + every);
        }
        Optional<Terminal> terminal = once || json || console.paint() == Paint.PLAIN
                ? Optional.empty()
                : Terminal.take();
        if (terminal.isPresent()) {
            try (Terminal taken = terminal.get()) {
                live(taken);
            }
            return ExitCode.OK;
        }
        do {
            plain(remote.get("/overview"));
            if (!once) {
                Thread.sleep(Duration.ofSeconds(every));
            }
        } while (!once);
        return ExitCode.OK;
    }

    private void plain(JsonNode overview) {
        if (json) {
            console.out().println(overview);
        } else {
            new TopScreen(PIPE_WIDTH, PIPE_HEIGHT, sort, filter, Paint.PLAIN).lines(overview)
                    .forEach(console.out()::println);
        }
        console.out().flush();
    }

    private void live(Terminal terminal) throws InterruptedException {
        console.out().print(ALTERNATE);
        try (InputStream keys = new FileInputStream("/dev/tty")) {
            boolean going = true;
            while (going) {
                JsonNode overview = remote.get("/overview");
                draw(terminal.size(), overview);
                long until = System.nanoTime() + Duration.ofSeconds(every).toNanos();
                while (going && System.nanoTime() < until) {
                    Thread.sleep(KEY_MILLIS);
                    int key = keys.read();
                    if (key >= 0) {
                        going = pressed((char) key);
                        draw(terminal.size(), overview);
                    }
                }
            }
        } catch (IOException e) {
            throw CommandException.usage("Expected to read keys from the terminal, but: " + e.getMessage());
        } finally {
            console.out().print(NORMAL);
            console.out().flush();
        }
    }

    /** Whether it goes on. */
    private boolean pressed(char key) {
        if (typing) {
            typing = key != '\n' && key != '\r' && key != '\u001b';
            filter = key == '\u007f' || key == '\b'
                    ? filter.substring(0, Math.max(0, filter.length() - 1))
                    : typing && !Character.isISOControl(key) ? filter + key : filter;
            return true;
        }
        switch (key) {
            case 's' -> sort = sort.next();
            case '/' -> {
                typing = true;
                filter = "";
            }
            default -> {
                return key != 'q' && key != '\u0003';
            }
        }
        return true;
    }

    private void draw(Terminal.Size size, JsonNode overview) {
        List<String> lines = new TopScreen(size.width(), size.height() - 1, sort, filter, console.paint())
                .lines(overview);
        StringBuilder screen = new StringBuilder(HOME);
        lines.forEach(line -> screen.append(line).append(REST_OF_LINE).append("\r\n"));
        String foot = "q quit   s sort: " + sort.name().toLowerCase(Locale.ROOT) + "   / filter: " + filter
                + (typing ? "_" : "");
        console.out().print(screen.append(console.paint().faint(foot)).append(REST_OF_LINE).append(REST_OF_SCREEN));
        console.out().flush();
    }
}
