/** The stored form of a request. What people see of one is written elsewhere. */
@NullMarked
package dev.pawl.approval.json;

import org.jspecify.annotations.NullMarked;
