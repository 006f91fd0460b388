package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.embedded.Shop.Order;
import dev.pawl.embedded.Shop.Receipt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final Pawl pawl = Pawl.inMemory();

    @AfterEach
    void close() {
        pawl.close();
    }

    private void packing() {
        pawl.deploy("pack", """
                {"StartAt": "Pack", "States": {"Pack": {"Type": "Task", "Resource": "%s", "HeartbeatSeconds": 60,
                 "End": true}}}""".formatted(pawl.activityArn("pack")));
    }

    @Test
    void a_worker_does_tasks_with_records() {
        Worker worker = pawl.worker("pack", Order.class, Receipt.class,
                order -> new Receipt(order.id(), order.total()));
        packing();

        assertThat(worker.arn()).isEqualTo(pawl.activityArn("pack"));
        assertThat(pawl.run("pack", Order.of("1"), Receipt.class).order()).isEqualTo("1");
        assertThat(pawl.run("pack", Order.of("2"), Receipt.class).order()).isEqualTo("2");
    }

    @Test
    void several_tasks_are_done_at_once_and_say_so() {
        CountDownLatch together = new CountDownLatch(3);
        pawl.worker("pack", 3, Order.class, Receipt.class, (order, task) -> {
            together.countDown();
            together.await();
            task.heartbeat();
            return new Receipt(task.token(), order.total());
        });
        packing();
        Execution one = pawl.start("pack", Order.of("1"));
        Execution two = pawl.start("pack", Order.of("2"));

        assertThat(pawl.run("pack", Order.of("3"), Receipt.class).order()).isNotEmpty();
        assertThat(one.result(Receipt.class)).isNotEqualTo(two.result(Receipt.class));
    }

    @Test
    void what_a_worker_throws_fails_its_task_and_the_worker_goes_on() {
        pawl.worker("pack", Order.class, Receipt.class, order -> {
            if (order.id().equals("bad")) {
                throw new WorkflowError("Broken", "in pieces");
            }
            return new Receipt(order.id(), order.total());
        });
        packing();

        assertThatThrownBy(() -> pawl.run("pack", Order.of("bad"), Receipt.class))
                .hasMessageContaining("FAILED: Broken: in pieces");
        assertThatThrownBy(() -> pawl.run("pack", "no order", Receipt.class)).hasMessageContaining("ValueMismatch");
        assertThat(pawl.run("pack", Order.of("1"), Receipt.class).order()).isEqualTo("1");
    }

    @Test
    void a_worker_that_is_closed_ends_its_task_first() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Worker worker = pawl.worker("pack", Order.class, Receipt.class, order -> {
            begun.countDown();
            mayEnd.await();
            return new Receipt(order.id(), order.total());
        });
        packing();
        Execution execution = pawl.start("pack", Order.of("1"));
        begun.await();

        Thread closing = Thread.startVirtualThread(worker::close);
        mayEnd.countDown();
        closing.join();

        assertThat(execution.result(Receipt.class).order()).isEqualTo("1");
    }
}
