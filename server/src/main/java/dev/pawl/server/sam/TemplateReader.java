package dev.pawl.server.sam;

import dev.pawl.server.application.Application;
import dev.pawl.server.sam.resource.ApplicationReader;
import dev.pawl.server.sam.resource.SourceFiles;
import dev.pawl.server.sam.template.Circles;
import dev.pawl.server.sam.template.Parameters;
import dev.pawl.server.sam.template.Template;
import dev.pawl.server.sam.template.TemplateParser;
import dev.pawl.server.sam.tree.Finding.Severity;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.TreeReader;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a template and the files that it names. */
public final class TemplateReader {
    private TemplateReader() {}

    /**
     * The application that the template describes, or all that is wrong with it. Changes nothing but a folder of
     * files for code that stands in the template.
     */
    public static Reading read(Path template, SamOptions options) {
        Findings findings = new Findings();
        Path absolute = template.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        SourceFiles files = new SourceFiles(folder, findings);
        Optional<Application> application = files.text(String.valueOf(absolute.getFileName()), Place.of(
                template.toString())).flatMap(text -> TreeReader.read(text, template.toString(), findings))
                .flatMap(tree -> TemplateParser.parse(tree, findings))
                .map(parsed -> application(parsed, options, files, findings));
        return application.isEmpty() || findings.hasProblems()
                ? new Reading.Refused(findings.all(Severity.PROBLEM), files.used())
                : new Reading.Done(application.get(), findings.all(Severity.NOTICE), files.used());
    }

    private static Application application(Template template, SamOptions options, SourceFiles files,
            Findings findings) {
        Circles.check(template, findings);
        Parameters parameters = Parameters.of(template.parameters(), options.parameters(), findings);
        return ApplicationReader.read(template, parameters, options.stack(), files, findings);
    }
}
