/** What journeys need: a server, a browser, and a page that tells whatever goes wrong in it. */
@NullMarked
package dev.pawl.browser.harness;

import org.jspecify.annotations.NullMarked;
