/**
 * Signatures of AWS for requests that go out without an SDK's client. Belongs here: Signature Version 4 and
 * where its
 * credentials come from. Does not belong here: anything about one service.
 */
@NullMarked
package dev.pawl.aws.signing;

import org.jspecify.annotations.NullMarked;
