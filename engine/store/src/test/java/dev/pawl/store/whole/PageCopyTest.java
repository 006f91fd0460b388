package dev.pawl.store.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.check.StoreCheck;
import dev.pawl.store.jooq.copy.PageCopy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is copied while an engine writes to it. */
class PageCopyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theCopyIsOfOneMomentHoweverMuchIsWrittenMeanwhile() {
        Path busy = folder.resolve("busy.db");
        Path copy = folder.resolve("copy.db");
        AtomicInteger started = new AtomicInteger();
        try (Store store = JooqStore.sqlite(busy); Lively lively = new Lively(store)) {
            lively.fill(1, 60);
            long before = StoreCheck.run(new StoreAddress.SqliteFile(busy), StoreCheck.Options.everything())
                    .executions();
            PageCopy.copy(new StoreAddress.SqliteFile(busy), copy, 1L << 30, (what, pages, of) -> {
                lively.start("done", started.incrementAndGet());
                lively.start("map", 3);
            });
            StoreCheck.Report report = StoreCheck.run(new StoreAddress.SqliteFile(copy),
                    StoreCheck.Options.everything());

            assertThat(report.findings()).isEmpty();
            assertThat(report.executions()).isEqualTo(before);
            assertThat(started).hasPositiveValue();
        }
    }
}
