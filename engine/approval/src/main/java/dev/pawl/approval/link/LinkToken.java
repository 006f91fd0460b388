package dev.pawl.approval.link;

import java.time.Instant;

/**
 * What a link says. It works once for a decision, because nobody votes twice; and not after its holder let
 * another
 * decide, because it says how often they had before.
 *
 * @param given
 *            how often the person had delegated this request when the link was made
 */
public record LinkToken(String request, String person, Instant expiresAt, int given) {}
