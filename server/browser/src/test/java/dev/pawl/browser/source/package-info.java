/** What the console's modules and style sheets have to keep to; no browser is needed for it. */
@NullMarked
package dev.pawl.browser.source;

import org.jspecify.annotations.NullMarked;
