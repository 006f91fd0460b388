/** Forks, migrations and bulk actions over HTTP. */
@NullMarked
package dev.pawl.server.rest.lineage;

import org.jspecify.annotations.NullMarked;
