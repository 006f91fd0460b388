package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;

/**
 * What all parsers of one definition share.
 *
 * @param problems
 *            where they report
 * @param machineLanguage
 *            the query language of states that name none
 */
record Context(Problems problems, QueryLanguage machineLanguage) {}
