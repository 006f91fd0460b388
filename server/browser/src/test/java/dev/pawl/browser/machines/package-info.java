/** What the pages of state machines compute: data in, data out. Does not belong here: how pages look. */
@NullMarked
package dev.pawl.browser.machines;

import org.jspecify.annotations.NullMarked;
