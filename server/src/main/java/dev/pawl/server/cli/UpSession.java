package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.function.LocalFunction;
import dev.pawl.schedule.Schedules;
import dev.pawl.server.application.Effect;
import dev.pawl.server.application.Ground;
import dev.pawl.server.application.RunningApplication;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.SchedulesPart;
import dev.pawl.server.sam.Reading;
import dev.pawl.server.watch.SourceWatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run of an application: starts it, follows edits of its files, and ends it. */
final class UpSession implements AutoCloseable {
    private static final long LOOK_MILLIS = 400;
    /** Large folders are looked at less often, so that looking costs a twentieth of a core at most. */
    private static final long REST = 20;

    private final SamSource source;
    private final GatewayListener listener;
    private final UpReport report;
    private final int port;
    private final Schedules schedules;
    private final RunningApplication running;
    private final SourceWatch watch = new SourceWatch();

    /**
     * How it was asked for.
     *
     * @param port
     *            of the API of Step Functions
     */
    record Settings(ArnScope scope, int port, boolean prune) {}

    UpSession(SamSource source, Installation installation, GatewayListener listener, UpReport report,
            Settings settings) {
        this.source = source;
        this.listener = listener;
        this.report = report;
        this.port = settings.port();
        this.schedules = installation.parts(SchedulesPart.class).stream().map(SchedulesPart::schedules).findFirst()
                .orElseThrow(() -> new IllegalStateException("Expected schedules in every installation"));
        this.running = RunningApplication.on(new Ground(installation.engine(), settings.scope(), listener.functions(),
                schedules, listener::serve, environment(settings.port()), settings.prune()), source.stack());
    }

    /** So that functions reach Step Functions here, with any credentials if the user has none. */
    static Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:" + port);
        if (Optional.ofNullable(System.getenv("AWS_ACCESS_KEY_ID")).orElse("").isEmpty()) {
            environment.put("AWS_ACCESS_KEY_ID", "pawl");
            environment.put("AWS_SECRET_ACCESS_KEY", "pawl");
        }
        return environment;
    }

    /**
     * Starts it for the first time.
     *
     * @throws CommandException
     *             if part of it cannot be started
     */
    void start(Reading.Done first) {
        watch.watch(first.sources());
        List<Effect> effects = running.start(first.application());
        List<String> failed = effects.stream().filter(Effect::failed).map(Effect::text).toList();
        if (!failed.isEmpty()) {
            throw CommandException.usage(String.join("\n", failed));
        }
        report.overview(new Overview(source, running.application(), schedules, port, listener.port()), first.notices());
        effects.forEach(report::effect);
    }

    /** Looks for edits until it is interrupted. */
    void follow() throws InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long before = System.nanoTime();
            Set<Path> changed = watch.look();
            long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            if (!changed.isEmpty()) {
                edited(changed);
            }
            TimeUnit.MILLISECONDS.sleep(tookMillis * REST);
        }
    }

    private void edited(Set<Path> changed) {
        Reading reading = source.read();
        watch.watch(reading.sources());
        switch (reading) {
            case Reading.Refused refused -> {
                report.problems(refused.problems());
                report.line("The edit is not taken; what ran before goes on.");
            }
            case Reading.Done done -> {
                List<Effect> effects = running.apply(done.application());
                List<String> functions = running.application().functions().stream()
                        .filter(f -> changed.contains(f.code().path())).map(LocalFunction::name).toList();
                effects.forEach(report::effect);
                functions.forEach(name -> report.line("function " + name + " has new code, which its next call runs"));
                if (effects.isEmpty() && functions.isEmpty()) {
                    report.line("An edit was read; nothing that runs is different.");
                }
                report.newNotices(done.notices());
            }
        }
    }

    @Override
    public void close() {
        running.stop();
    }
}
