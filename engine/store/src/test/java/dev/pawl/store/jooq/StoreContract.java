package dev.pawl.store.jooq;

import dev.pawl.store.Store;

/** What a test of any store needs. */
interface StoreContract {
    /** The store of this test, empty at first. */
    Store store();

    /** The same data through a store that was closed and opened anew. */
    Store reopened();

    /** The same data through another node, if the store has several; otherwise the same store. */
    Store otherNode();
}
