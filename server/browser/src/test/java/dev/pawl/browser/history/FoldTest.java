package dev.pawl.browser.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FoldTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    /** A Parallel whose second branch fails, is tried again, fails again and is caught. */
    private static final String CAUGHT = """
            0 0 ExecutionStarted input={}
            0 0 ParallelStateEntered name=Try
            2 0 ParallelStateStarted
            3 1 WaitStateEntered name=Slow
            3 2 FailStateEntered name=Boom
            5 1 WaitStateAborted
            5 0 ParallelStateStarted
            7 3 WaitStateEntered name=Slow
            7 4 FailStateEntered name=Boom
            9 3 WaitStateAborted
            9 0 ParallelStateFailed
            11 0 ParallelStateExited name=Try output={} $seen=1
            12 0 PassStateEntered name=Refund
            13 0 PassStateExited name=Refund output={}
            14 0 ExecutionSucceeded output={}""";

    /** A task that fails twice, and after a redrive works. */
    private static final String REDRIVEN = """
            0 0 ExecutionStarted input={}
            0 0 TaskStateEntered name=Call
            2 0 LambdaFunctionScheduled resource=fn
            3 0 LambdaFunctionStarted
            4 0 LambdaFunctionFailed error=Busy
            5 0 LambdaFunctionScheduled resource=fn
            6 0 LambdaFunctionTimedOut error=States.Timeout
            7 0 ExecutionFailed error=States.Timeout
            8 0 ExecutionRedriven
            2 0 LambdaFunctionScheduled resource=fn
            10 0 LambdaFunctionSucceeded output={}
            11 0 TaskStateExited name=Call output={}
            12 0 ExecutionSucceeded output={}""";

    /** Items one after the other; the second fails the Map and the execution, the third had not begun. */
    private static final String ITEMS = """
            0 0 ExecutionStarted input={}
            0 0 PassStateEntered name=Set
            2 0 PassStateExited name=Set output={} $shop=A
            3 0 MapStateEntered name=Each
            4 0 MapStateStarted length=3
            5 0 MapIterationStarted name=Each index=0
            6 1 PassStateEntered name=Price
            7 1 PassStateExited name=Price output={} $price=1
            8 0 MapIterationSucceeded name=Each index=0
            8 0 MapIterationStarted name=Each index=1
            10 2 TaskStateEntered name=Charge
            11 2 TaskScheduled resourceType=http resource=invoke
            12 2 TaskFailed error=Refused
            13 0 MapIterationFailed name=Each index=1
            13 0 TaskStateAborted
            13 0 MapStateFailed
            16 0 ExecutionFailed error=Refused""";

    private static @Nullable Object visits(String text) {
        return fold(text, "visits.map(v => `${v.name} ${v.entered}-${v.exited} ${v.marks.join(' ')}`)");
    }

    private static @Nullable Object fold(String text, String question) {
        return CONSOLE.module("views/execution/fold/history.js")
                .call("""
                        async (m, events) => {
                          const history = new m.History();
                          history.add(events);
                          const part = name => import(new URL(name, performance.getEntriesByType('resource').find(one => one.name.endsWith('/fold/history.js')).name));
                          const [at, variables] = [await part('at.js'), await part('variables.js')];
                          const { fold } = history;
                          const { visits } = fold;
                          return %s;
                        }"""
                        .formatted(question), Events.of(text));
    }

    @Test
    void failures_wait_until_they_are_settled() {
        assertThat(visits(CAUGHT)).isEqualTo(List.of(
                "Try 2-12 2 RUNNING 5 RETRYING 7 RUNNING 9 RETRYING 11 FAILED 12 CAUGHT",
                "Slow 4-0 4 RUNNING 6 ABORTED", "Boom 5-0 5 FAILED",
                "Slow 8-0 8 RUNNING 10 ABORTED", "Boom 9-0 9 FAILED",
                "Refund 13-14 13 RUNNING 14 SUCCEEDED"));
    }

    @Test
    void attempts_have_their_time_and_their_failure() {
        assertThat(fold(REDRIVEN,
                "visits[0].attempts.map(a => [a.from, a.started, a.ended, a.outcome, a.failure].join(' '))"))
                .isEqualTo(List.of("3 4 5 FAILED 5", "6 0 7 TIMED_OUT 8", "10 0 11 SUCCEEDED 0"));
    }

    @Test
    void a_redrive_goes_on_with_what_stood() {
        assertThat(visits(REDRIVEN)).isEqualTo(List.of(
                "Call 2-12 2 RUNNING 5 RETRYING 6 RUNNING 7 RETRYING 8 FAILED 9 RUNNING 12 SUCCEEDED"));
        assertThat(fold(REDRIVEN, "fold.marks.join(' ')")).isEqualTo("1 RUNNING 8 FAILED 9 RUNNING 13 SUCCEEDED");
    }

    @Test
    void branches_and_iterations_know_their_place() {
        assertThat(fold(ITEMS, "visits.map(v => `${v.name} ${v.line.parent?.name ?? '-'} ${v.line.index}`)"))
                .isEqualTo(List.of("Set - 0", "Each - 0", "Price Each 0", "Charge Each 1"));
        assertThat(fold(CAUGHT,
                "visits[0].groups.map(g => g.lines.map(l => l.index + l.visits[0].name + at.lineAt(l, 15)).join())"))
                .isEqualTo(List.of("0SlowABORTED,1BoomFAILED", "0SlowABORTED,1BoomFAILED"));
        assertThat(fold(ITEMS, "visits[1].groups[0].lines.map(l => at.lineAt(l, 17)).join()"))
                .isEqualTo("SUCCEEDED,FAILED");
    }

    @Test
    void the_state_that_failed_is_found_at_any_depth() {
        assertThat(fold(ITEMS, "at.culprit(fold).name")).isEqualTo("Charge");
        assertThat(fold(CAUGHT, "at.culprit(fold)")).isNull();
    }

    @Test
    void variables_are_those_in_force() {
        assertThat(fold(ITEMS,
                "[visits[0], visits[2], visits[3]].map(v => variables.variablesIn(v, v.exited || 17).map(one => one.name + one.value).join())"))
                .isEqualTo(List.of("shopA", "price1,shopA", "shopA"));
        assertThat(fold(ITEMS, "variables.variablesIn(visits[0], 2)")).isEqualTo(List.of());
    }

    @Test
    void counts_of_a_state_are_known_at_each_event() {
        assertThat(fold(CAUGHT,
                "[3, 4, 6, 8, 15].map(id => { const c = at.countsAt(fold, 'Slow', id); return [c.visits, c.RUNNING, c.ABORTED].join(); })"))
                .isEqualTo(List.of("0,0,0", "1,1,0", "1,0,1", "2,1,1", "2,0,2"));
        assertThat(fold(CAUGHT, "[...at.countsWithin(visits[0].groups[1].lines[1], 15, new Map()).keys()].join()"))
                .isEqualTo("Boom");
    }

    @Test
    void pages_may_come_in_any_order_and_twice() {
        List<Map<String, Object>> events = Events.of(ITEMS);
        assertThat(CONSOLE.module("views/execution/fold/history.js").call("""
                (m, events) => {
                  const history = new m.History();
                  const seen = [];
                  for (const [from, to] of [[10, 17], [4, 8], [0, 3], [2, 12], [0, 17]]) {
                    history.add(events.slice(from, to));
                    seen.push(`${history.fold.upTo}/${history.count} ${history.complete()}`);
                  }
                  return seen;
                }""", events)).isEqualTo(List.of("0/7 false", "0/11 false", "3/14 false", "17/17 true", "17/17 true"));
    }
}
