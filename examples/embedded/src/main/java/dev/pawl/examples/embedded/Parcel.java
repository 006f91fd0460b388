package dev.pawl.examples.embedded;

import java.time.LocalDate;

/** What is on its way. */
public record Parcel(String order, String receipt, LocalDate arrives) {}
