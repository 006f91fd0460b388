/**
 * The web console's files and the page that loads them: what is served, under which names, and what a browser
 * is allowed
 * to do with it. What the console shows comes from {@code dev.pawl.server.rest}, never from here.
 */
@NullMarked
package dev.pawl.server.console;

import org.jspecify.annotations.NullMarked;
