/** The console's modules that only compute, each by itself. */
@NullMarked
package dev.pawl.browser.lib;

import org.jspecify.annotations.NullMarked;
