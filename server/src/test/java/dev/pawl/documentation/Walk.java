package dev.pawl.documentation;

import dev.pawl.documentation.Page.Block;
import dev.pawl.server.cli.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Does what a page tells its reader to do, in an empty folder: saves what it says to save, types its commands
 * into one
 * shell, and holds what it shows as output against what came. A command that serves runs in the background
 * until the
 * end.
 */
final class Walk {
    private static final Pattern SAVE = Pattern.compile("[Ss]ave (?:this|it) as `([^`]+)`");
    private static final long PATIENCE_SECONDS = 240;
    private final Path folder;
    private final Page page;
    private final int port;
    private final StringBuilder script = new StringBuilder();
    private final List<Expected> expected = new ArrayList<>();

    /** What a page shows as the output of its commands. */
    private record Expected(String place, Path output, List<String> lines) {}

    private Walk(Page page, Path folder) throws IOException {
        this.page = page;
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** Walks through the page; gives what differed from it, place by place. */
    static List<String> through(Path file, Path folder) throws IOException, InterruptedException {
        Walk walk = new Walk(Page.read(file), folder);
        walk.launcher();
        walk.prepare();
        return walk.run();
    }

    private void launcher() throws IOException {
        Path arguments = folder.resolve(".pawl-arguments");
        Files.writeString(arguments, "-Xmx256m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp \""
                + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
        Path launcher = folder.resolve("pawl");
        Files.writeString(launcher, """
                #!/bin/sh
                if [ "$1" = classpath ]; then printf '%%s\\n' '%s'; exit; fi
                exec '%s' @'%s' %s "$@"
                """.formatted(System.getProperty("java.class.path"),
                Path.of(System.getProperty("java.home"), "bin", "java"), arguments, Main.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void prepare() throws IOException {
        script.append("set -u\nexport PATH='").append(Path.of(System.getProperty("java.home"), "bin"))
                .append("':\"$PATH\"\ntrap 'kill $(jobs -p) 2> /dev/null; wait' EXIT\n");
        String saveAs = "";
        Path lastOutput = folder;
        for (Block block : page.blocks()) {
            switch (block.language()) {
                case "prose" -> saveAs = fileName(block).isEmpty() ? saveAs : fileName(block);
                case "command" -> lastOutput = commands(block);
                case "text" -> expected.add(new Expected(page.place(block), lastOutput, block.lines()));
                default -> {
                    if (!saveAs.isEmpty()) {
                        Path file = folder.resolve(saveAs);
                        Files.createDirectories(file.getParent());
                        script.append("cp '").append(save(block)).append("' '").append(file).append("'\n");
                        saveAs = "";
                    }
                }
            }
        }
    }

    private static String fileName(Block prose) {
        Matcher save = SAVE.matcher(prose.text());
        String name = "";
        while (save.find()) {
            name = save.group(1);
        }
        return name;
    }

    /** Kept aside until it is its turn: a page may save a file twice. */
    private Path save(Block block) throws IOException {
        Path kept = folder.resolve(".saved-" + block.line());
        Files.writeString(kept, block.text());
        return kept;
    }

    private Path commands(Block block) {
        Path output = folder.resolve(".output-" + block.line());
        String text = block.text().replace("8083", String.valueOf(port));
        if (text.startsWith("./pawl server")) {
            script.append(text.strip()).append(" --port ").append(port).append(" > '").append(output)
                    .append("' 2>&1 < /dev/null &\nfor i in $(seq 300); do grep -q listens '").append(output)
                    .append("' && break; sleep 0.2; done\n");
        } else {
            script.append("{ ").append(text).append("} > '").append(output).append("' 2>&1 < /dev/null\n");
        }
        return output;
    }

    private List<String> run() throws IOException, InterruptedException {
        Path file = folder.resolve(".walk.sh");
        Files.writeString(file, script);
        Process shell = new ProcessBuilder("bash", file.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve(".walk.log").toFile()).start();
        if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            return List.of("Expected the walk to end within " + PATIENCE_SECONDS + " s, but it did not");
        }
        List<String> differences = new ArrayList<>();
        for (Expected e : expected) {
            String came = Files.exists(e.output()) ? Files.readString(e.output(), StandardCharsets.UTF_8) : "nothing";
            if (!pattern(e.lines()).matcher(came).find()) {
                differences.add(e.place() + " expected\n" + String.join("\n", e.lines()) + "\nbut got\n" + came);
            }
        }
        return differences;
    }

    /**
     * The lines in their order; three dots stand for anything, and so do lines that are not shown between them.
     */
    private static Pattern pattern(List<String> lines) {
        return Pattern.compile(lines.stream().filter(l -> !l.isBlank() && !l.strip().equals("…"))
                .map(l -> List.of(l.strip().split("…", -1)).stream().map(Pattern::quote)
                        .collect(Collectors.joining(".*?")))
                .collect(Collectors.joining("(?s:.*?)")));
    }

    /** How many places of the page show an output. */
    static long shown(Path file) {
        return Page.read(file).blocks().stream().filter(b -> b.language().equals("text")).count();
    }
}
