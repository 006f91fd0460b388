/** What an application sees of an engine inside it, tried as an application would. */
@NullMarked
package dev.pawl.embedded;

import org.jspecify.annotations.NullMarked;
