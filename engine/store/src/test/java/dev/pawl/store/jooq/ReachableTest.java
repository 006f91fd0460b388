package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ReachableTest {
    private final Connection connection = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[]{Connection.class}, (proxy, method, arguments) -> null);
    private final Deque<Runnable> asking = new ArrayDeque<>();
    private boolean there = true;
    private boolean empty = true;
    private int tries;
    private final Reachable database = new Reachable("pg", () -> {
        tries++;
        if (!there) {
            throw new SQLTransientConnectionException("timed out after 5000ms");
        }
        return connection;
    }, () -> empty, asking::add);

    private void refuses() {
        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(database::open);
    }

    @Test
    void whoComesAfterItWasFoundAwayIsRefusedWithoutWaiting() throws SQLException {
        there = false;
        refuses();
        refuses();
        refuses();
        assertThat(tries).isEqualTo(1);
        assertThat(asking).hasSize(1);

        there = true;
        asking.remove().run();
        assertThat(database.open()).isSameAs(connection);
    }

    @Test
    void whenAllAreInUseTheDatabaseIsNotAway() {
        there = false;
        empty = false;
        refuses();
        refuses();
        assertThat(tries).isEqualTo(2);
        assertThat(asking).isEmpty();
    }

    @Test
    void aFailureSaysWhetherTheDatabaseIsAway() {
        assertThat(new StoreException("x", new IllegalStateException(new SQLException("x", "08006"))).isAway())
                .isTrue();
        assertThat(new StoreException("x", new SQLException("shutdown", "57P01")).isAway()).isTrue();
        assertThat(new StoreException("x", new SQLException("no such table", "42P01")).isAway()).isFalse();
        assertThat(new StoreException("x").isAway()).isFalse();
    }
}
