/** What people come to the console for, each from its begin to its end. */
@NullMarked
package dev.pawl.browser.journey;

import org.jspecify.annotations.NullMarked;
