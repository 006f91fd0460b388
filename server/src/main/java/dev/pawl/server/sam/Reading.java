package dev.pawl.server.sam;

import dev.pawl.server.application.Application;
import dev.pawl.server.sam.tree.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What came of reading a template. */
public sealed interface Reading {
    /** Files and folders that the template is made of, also those that are not there. */
    Set<Path> sources();

    /**
     * It can be run.
     *
     * @param notices
     *            what of it is not run, and what else its author may want to know
     */
    record Done(Application application, List<Finding> notices, Set<Path> sources) implements Reading {}

    /**
     * It cannot.
     *
     * @param problems
     *            all of them
     */
    record Refused(List<Finding> problems, Set<Path> sources) implements Reading {}
}
