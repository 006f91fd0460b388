/** The other end of the example: a CRM as small as can be. */
@NullMarked
package dev.pawl.examples.crm;

import org.jspecify.annotations.NullMarked;
