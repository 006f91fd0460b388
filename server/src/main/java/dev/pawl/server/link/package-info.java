/**
 * Pages behind signed links, which people open without a login: plain HTML without a script. Belongs here:
 * what such a
 * page shows and what its forms send. What a link allows is the approvals' business.
 */
@NullMarked
package dev.pawl.server.link;

import org.jspecify.annotations.NullMarked;
