package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.config.Configuration;
import dev.pawl.json.Json;
import dev.pawl.server.settings.Overlay.Overlaid;
import dev.pawl.server.settings.Setting;
import dev.pawl.server.settings.SettingsCheck;
import dev.pawl.server.settings.SettingsProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl config}: what is set, where it was set, and whether that can be used. */
@Command(name = "config", description = "Check and show the configuration.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        ConfigCommand.Check.class, ConfigCommand.Show.class, ConfigCommand.Settings.class,
        ConfigCommand.Schema.class})
final class ConfigCommand {
    private static final int WIDEST = 40;

    @Mixin
    @SuppressWarnings("unused")
    private Console console = new Console();

    /** {@code pawl config check}. */
    @Command(name = "check", description = "Tell all that is wrong with the configuration; nothing is started.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private Console console = new Console();

        @Mixin
        private Surroundings surroundings = new Surroundings();

        @Option(names = "--json", description = "Print the problems as a JSON array.")
        private boolean json;

        @Override
        public Integer call() {
            Optional<Path> file = surroundings.configurationFile(Path.of(""));
            String text = file.map(TextInput::file).orElse("{}");
            List<SettingsProblem> problems = new ArrayList<>();
            Overlaid whole = surroundings.overlay().over(file.map(f -> Configuration.read(f).json())
                    .orElseGet(JsonNodeFactory.instance::objectNode));
            problems.addAll(new SettingsCheck(ConfigurationFile.schema()).problems(whole.root()));
            if (problems.isEmpty()) {
                problems.addAll(new Usable(surroundings, surroundings.configuration(Path.of("")),
                        name -> Optional.ofNullable(System.getenv(name))).problems());
            }
            print(problems, new Places(file, SourceMap.of(text), whole.origins()));
            return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }

        private void print(List<SettingsProblem> problems, Places places) {
            if (json) {
                console.out().println(PrettyJson.of(Json.mapper().valueToTree(problems)));
                return;
            }
            problems.forEach(problem -> console.out().println(
                    console.paint().bad("error") + "  " + places.of(problem.pointer()) + "  " + problem.message()));
            if (problems.isEmpty()) {
                console.out().println(places.file().map(file -> file + " can be used.")
                        .orElse("There is no pawl.json here; everything is as it is without one."));
            }
        }
    }

    /** Where things stand. */
    private record Places(Optional<Path> file, SourceMap source, Map<String, String> origins) {
        String of(String pointer) {
            String origin = origins.get(pointer);
            if (origin != null || pointer.isEmpty()) {
                return origin == null ? file.map(Path::toString).orElse("the configuration") : origin;
            }
            SourceMap.Position position = source.position(pointer);
            return file.map(Path::toString).orElse("the configuration") + ":" + position.line() + ":"
                    + position.column() + "  " + pointer;
        }
    }

    /** {@code pawl config show}. */
    @Command(name = "show", description = "Print what is set, by file, variables and flags together; secrets are hidden.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Console console = new Console();

        @Mixin
        private Surroundings surroundings = new Surroundings();

        @Option(names = "--origins", description = "Print each setting that holds, also by default, with where it was set.")
        private boolean origins;

        @Option(names = "--json", description = "With --origins: print a JSON array.")
        private boolean json;

        @Override
        public Integer call() {
            // refuses what nothing could be said about
            surroundings.configuration(Path.of(""));
            Optional<Path> file = surroundings.configurationFile(Path.of(""));
            Overlaid whole = surroundings.overlay().over(file.map(f -> Configuration.read(f).json())
                    .orElseGet(JsonNodeFactory.instance::objectNode));
            Origins all = new Origins(ConfigurationFile.schema(), whole, file,
                    file.map(TextInput::file).orElse("{}"), System.getenv());
            if (!origins) {
                console.out().println(PrettyJson.of(all.whole()));
            } else if (json) {
                console.out().println(PrettyJson.of(all.json()));
            } else {
                print(all.all());
            }
            return ExitCode.OK;
        }

        private void print(Map<String, Origins.Held> all) {
            int names = all.keySet().stream().mapToInt(String::length).max().orElse(1);
            int values = Math.min(WIDEST,
                    all.values().stream().mapToInt(held -> held.value().length()).max().orElse(1));
            all.forEach((name, held) -> console.out().println(CleanWriter.line(String.format(
                    "%-" + names + "s  %-" + values + "s  ", name, held.value())) + origin(held.origin())));
        }

        private String origin(String origin) {
            return origin.equals("default") ? console.paint().faint(origin) : origin;
        }
    }

    /** {@code pawl config settings}. */
    @Command(name = "settings", description = "List all settings with variable, kind and default.")
    static final class Settings implements Callable<Integer> {
        @Mixin
        private Console console = new Console();

        @Override
        public Integer call() {
            for (Setting setting : ConfigurationFile.schema().settings()) {
                console.out().println(console.paint().strong(setting.name()) + "  " + setting.variable());
                console.out().println("    " + setting.description());
                console.out().println(console.paint().faint("    " + setting.kind()
                        + (setting.usual().isEmpty() ? "" : "; default: " + setting.usual())));
            }
            return ExitCode.OK;
        }
    }

    /** {@code pawl config schema}. */
    @Command(name = "schema", description = "Print the JSON Schema of the configuration.")
    static final class Schema implements Callable<Integer> {
        @Mixin
        private Console console = new Console();

        @Override
        public Integer call() {
            console.out().println(PrettyJson.of(ConfigurationFile.schema().json()));
            return ExitCode.OK;
        }
    }
}
