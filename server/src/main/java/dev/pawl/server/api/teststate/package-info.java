/** TestState over the wire. Does not belong here: how a state is tested. */
@NullMarked
package dev.pawl.server.api.teststate;

import org.jspecify.annotations.NullMarked;
