package dev.pawl.server.cli;

import dev.pawl.server.application.Effect;
import dev.pawl.server.sam.Reading;
import dev.pawl.server.sam.tree.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code pawl up} tells: an overview at first, then a line for whatever happens. */
final class UpReport {
    private final Console console;
    private final Set<String> told = new HashSet<>();

    UpReport(Console console) {
        this.console = console;
    }

    void line(String text) {
        console.out().println(text);
        console.out().flush();
    }

    void effect(Effect effect) {
        line((effect.failed() ? console.paint().bad("not done: ") : "") + effect.text());
    }

    void overview(Overview overview, List<Finding> notices) {
        line(console.paint().strong("Pawl runs " + overview.source().stack()) + " from "
                + overview.source().template());
        line("");
        overview.lines().forEach(line -> line(line.startsWith(" ") ? line : console.paint().strong(line)));
        if (!notices.isEmpty()) {
            line("");
            newNotices(notices);
        }
        line("");
        line("Edits of the template, of definitions and of code are picked up. Ctrl-C stops.");
    }

    /** Those that were not told yet. */
    void newNotices(List<Finding> notices) {
        notices.stream().filter(notice -> told.add(notice.message()))
                .forEach(notice -> line(console.paint().notable("notice: ") + notice));
    }

    void problems(List<Finding> problems) {
        problems.forEach(problem -> console.err().println(console.paint().bad("error: ") + problem));
        console.err().flush();
    }

    /** Prints all that is wrong; gives what ends the command. */
    CommandException refused(Reading.Refused refused) {
        problems(refused.problems());
        int count = refused.problems().size();
        return CommandException.usage("the template is refused for " + count + (count == 1 ? " problem" : " problems"));
    }
}
