package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that wait for the writer at the same time share a commit, and nothing else. */
class SharedCommitTest {
    private static final Table<Record> META = DSL.table("meta");
    private static final Field<String> NAME = DSL.field("name", String.class);
    private static final Field<String> VALUE = DSL.field("value", String.class);

    @TempDir
    private Path folder;
    private JooqStore store;

    @BeforeEach
    void open() {
        store = JooqStore.sqlite(folder.resolve("pawl.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Has all of them wait until the writer, which is busy, takes them together. */
    private List<CompletableFuture<Integer>> together(List<Function<DSLContext, Integer>> changes) {
        CountDownLatch all = new CountDownLatch(1);
        CompletableFuture<Integer> busy = new CompletableFuture<>();
        store.writer().submit(new Pending.Unit<>(sql -> {
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 0;
        }, busy));
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (Function<DSLContext, Integer> change : changes) {
            CompletableFuture<Integer> result = new CompletableFuture<>();
            results.add(result);
            store.writer().submit(new Pending.Unit<>(change, result));
        }
        all.countDown();
        busy.join();
        return results;
    }

    private static int put(DSLContext sql, String name) {
        return sql.insertInto(META, NAME, VALUE).values(name, "x").execute();
    }

    private List<String> names() {
        return store.writer().write(sql -> List.copyOf(sql.select(NAME).from(META).where(NAME.like("test-%"))
                .orderBy(NAME).fetch(NAME)));
    }

    @Test
    void whatFailsLeavesNothingBehindAndTakesNobodyWithIt() {
        List<CompletableFuture<Integer>> results = together(List.of(sql -> put(sql, "test-1"), sql -> {
            put(sql, "test-2");
            throw new IllegalStateException("no");
        }, sql -> put(sql, "test-3") + put(sql, "test-3"), sql -> put(sql, "test-4")));

        assertThat(results.get(0).join()).isEqualTo(1);
        assertThatThrownBy(results.get(1)::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreException.class).hasMessageContaining("no");
        assertThatThrownBy(results.get(2)::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreException.class);
        assertThat(results.get(3).join()).isEqualTo(1);
        assertThat(names()).containsExactly("test-1", "test-4");
    }

    @Test
    void eachSeesWhatThoseBeforeItChanged() {
        List<CompletableFuture<Integer>> results = together(List.of(sql -> put(sql, "test-1"),
                sql -> sql.fetchCount(META, NAME.eq("test-1")), sql -> sql.deleteFrom(META).where(NAME.eq("test-1"))
                        .execute()));

        assertThat(results.stream().map(CompletableFuture::join)).containsExactly(1, 1, 1);
        assertThat(names()).isEmpty();
    }
}
