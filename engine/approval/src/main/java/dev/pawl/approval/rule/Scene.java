package dev.pawl.approval.rule;

import dev.pawl.approval.people.People;
import java.time.Instant;

/** What a rule may know besides the request. */
public record Scene(People people, Forms forms, Instant now) {}
