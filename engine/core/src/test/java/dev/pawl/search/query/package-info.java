/** Tests of the search language. */
package dev.pawl.search.query;
