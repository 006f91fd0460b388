/**
 * The console as people meet it: tests drive a real browser against a real server. There is no code of the
 * product here.
 */
@NullMarked
package dev.pawl.browser;

import org.jspecify.annotations.NullMarked;
