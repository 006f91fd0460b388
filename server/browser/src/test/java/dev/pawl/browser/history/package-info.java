/** Tests of what the page of an execution makes of a history. */
@NullMarked
package dev.pawl.browser.history;

import org.jspecify.annotations.NullMarked;
