/** What the documentation says is held against what there is. */
@NullMarked
package dev.pawl.documentation;

import org.jspecify.annotations.NullMarked;
