package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.jooq.Tables.Execution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of a version's or an alias's executions read an index, however many executions there are. */
class VersionIndexTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsReadTheIndex() {
        try (JooqStore store = JooqStore.sqlite(folder.resolve("pawl.db"))) {
            List<String> plans = store.writer().write(sql -> List.of(
                    sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(ExecutionRows
                            .select(sql, Execution.MACHINE_KEY.in(7L).and(Extras.version(sql).eq("1")))
                            .orderBy(Execution.KEY.desc()).limit(9)))
                            .toString(),
                    sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(ExecutionRows
                            .select(sql, Execution.MACHINE_KEY.in(7L).and(Extras.alias(sql).eq("live")))
                            .orderBy(Execution.KEY.desc()).limit(9)))
                            .toString()));

            assertThat(plans.get(0)).contains("execution_version").doesNotContain("SCAN execution", "TEMP B-TREE");
            assertThat(plans.get(1)).contains("execution_alias").doesNotContain("SCAN execution", "TEMP B-TREE");
        }
    }
}
