package dev.pawl.maprun;

import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * An item that was read and is in no child yet.
 *
 * @param from
 *            a place in the source
 * @param skip
 *            how many items lie between that place and this item
 */
public record ItemAhead(SourceItem item, Optional<Payload> from, int skip) {}
