/** Tests of reading templates: text in, application or problems out. */
@NullMarked
package dev.pawl.server.sam;

import org.jspecify.annotations.NullMarked;
