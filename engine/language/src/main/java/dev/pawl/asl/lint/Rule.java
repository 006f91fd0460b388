package dev.pawl.asl.lint;

import dev.pawl.asl.parse.Problems;

/** One thing to look for in a definition. */
interface Rule {
    /** Reports where the definition breaks the rule. */
    void check(Outline outline, Problems problems);
}
