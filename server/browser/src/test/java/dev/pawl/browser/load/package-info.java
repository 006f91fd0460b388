/** Pages with very much on them: figures are written down, and what makes them possible is held. */
@NullMarked
package dev.pawl.browser.load;

import org.jspecify.annotations.NullMarked;
