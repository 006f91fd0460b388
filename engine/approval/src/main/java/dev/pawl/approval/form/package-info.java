/** Forms as JSON Schema: nothing is fetched from anywhere, and no pattern takes for ever. */
@NullMarked
package dev.pawl.approval.form;

import org.jspecify.annotations.NullMarked;
