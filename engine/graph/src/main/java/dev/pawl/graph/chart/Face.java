package dev.pawl.graph.chart;

import java.util.Optional;

/**
 * What a state shows of itself.
 *
 * @param name
 *            of the state
 * @param type
 *            as definitions write it
 * @param icon
 *            which of the icons stands before its name
 * @param detail
 *            one short line: what it does
 * @param retries
 *            how often it is tried again at most, if at all
 * @param description
 *            all that the picture has to cut, in sentences
 */
public record Face(String name, String type, Icon icon, String detail, Optional<String> retries, String description) {}
