package dev.pawl.server.cli;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code pawl} itself, which only knows its commands. */
@Command(name = "pawl", description = "Durable workflows in the Amazon States Language.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        RunCommand.class, DeployCommand.class, StartCommand.class, StopCommand.class, ServerCommand.class,
        UpCommand.class,
        InvokeCommand.class, HistoryCommand.class,
        LogsCommand.class, TaskLogsCommand.class,
        ExecutionsCommand.class,
        DescribeCommand.class, RedriveCommand.class, ForkCommand.class, LineageCommand.class, MigrateCommand.class,
        BulkCommand.class, SchedulesCommand.class, ApprovalsCommand.class,
        KeysCommand.class, AuditCommand.class, RetentionCommand.class, ArchiveCommand.class, PauseCommand.class,
        ResumeCommand.class, DrainCommand.class, LimitsCommand.class, WaitingCommand.class,
        TopCommand.class, ReadyCommand.class, AlertsCommand.class,
        ValidateCommand.class, LintCommand.class, GraphCommand.class, DslCommand.class, AslCommand.class,
        TestCommand.class, ReplayCommand.class, TestStateCommand.class,
        BackupCommand.class, RestoreCommand.class, CheckCommand.class, DbCommand.class, MoveCommand.class,
        ConfigCommand.class, ClusterCommand.class, ClassPathCommand.class, BenchCommand.class, WarmUpCommand.class,
        VersionCommand.class}, footer = {"",
                "First steps: pawl run examples/invoices/workflow.asl.json --input @examples/invoices/input.json"})
final class PawlCommand {
    @Mixin
    @SuppressWarnings("unused")
    private Console console = new Console();

    /** {@code pawl} with one of its commands. */
    @Command(name = "pawl")
    private static final class Alone {
        @Mixin
        @SuppressWarnings("unused")
        private Console console = new Console();
    }

    private static CommandLine whole() {
        CommandLine line = new CommandLine(new PawlCommand());
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::of);
        return line;
    }

    /** What understands those arguments: all commands, or the one that they begin with, which is sooner there. */
    static CommandLine line(String... arguments) {
        return Stream.of(PawlCommand.class.getAnnotation(Command.class).subcommands())
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst().map(command -> new CommandLine(new Alone()).addSubcommand(command))
                .orElseGet(PawlCommand::whole);
    }
}
