package dev.pawl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pawl.graph.chart.Node;
import dev.pawl.graph.layout.Picture;
import dev.pawl.graph.layout.Picture.Box;
import dev.pawl.graph.layout.Picture.Line;
import dev.pawl.graph.layout.Point;
import dev.pawl.graph.layout.Rect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every picture, whatever is drawn. */
class PictureTest {
    static Stream<String> definitions() throws IOException {
        List<String> all = new ArrayList<>(Definitions.examples());
        all.addAll(List.of(Definitions.ORDER, Definitions.chain(10), Definitions.chain(100), Definitions.nested(12)));
        return all.stream();
    }

    private static Stream<Picture> flows(Picture picture) {
        return Stream.concat(Stream.of(picture),
                picture.boxes().stream().flatMap(box -> box.inside().stream()).flatMap(PictureTest::flows));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void nodesDoNotCoverEachOther(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture()).forEach(flow -> {
            for (int i = 0; i < flow.boxes().size(); i++) {
                for (Box other : flow.boxes().subList(i + 1, flow.boxes().size())) {
                    assertThat(overlap(flow.boxes().get(i).at(), other.at())).as(other.toString()).isFalse();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void whatIsInsideAStateLiesWithinItBelowItsName(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture()).flatMap(flow -> flow.boxes().stream())
                .forEach(box -> box.inside().stream().flatMap(inside -> inside.boxes().stream())
                        .forEach(inner -> assertThat(inside(inner.at(), box.at())).as(inner.toString()).isTrue()));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void edgesBeginAndEndAtTheBordersOfTheirNodes(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture()).forEach(flow -> {
            for (int i = 0; i < flow.lines().size(); i++) {
                Line line = flow.lines().get(i);
                assertThat(fromBorder(line.points().getFirst(), flow.boxes().get(line.edge().from()).at()))
                        .as(line.toString()).isCloseTo(0, within(1.5));
                if (i < flow.drawn()) {
                    assertThat(fromBorder(line.points().getLast(), flow.boxes().get(line.edge().to()).at()))
                            .as(line.toString()).isCloseTo(0, within(1.5));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void linesRunStraightDownOrAcross(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture()).flatMap(flow -> flow.lines().stream())
                .forEach(line -> {
                    for (int i = 1; i < line.points().size(); i++) {
                        Point a = line.points().get(i - 1);
                        Point b = line.points().get(i);
                        assertThat(Math.min(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()))).as(line.toString())
                                .isCloseTo(0, within(0.5));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void labelsLieOnNoNode(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture())
                .forEach(flow -> flow.lines().stream().flatMap(line -> line.label().stream())
                        .forEach(label -> assertThat(flow.boxes()).noneMatch(box -> overlap(label, box.at()))));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFlowGoesDownwardsFromItsMark(String definition) {
        flows(StateGraph.of(Definitions.machine(definition)).picture()).forEach(flow -> {
            Rect start = flow.boxes().getFirst().at();
            assertThat(flow.boxes().getFirst().node()).isInstanceOf(Node.Mark.class);
            flow.lines().stream().filter(line -> line.edge().from() == 0)
                    .forEach(line -> assertThat(flow.boxes().get(line.edge().to()).at().y())
                            .isGreaterThan(start.bottom()));
        });
    }

    private static boolean overlap(Rect a, Rect b) {
        double slack = 0.5;
        return a.x() < b.right() - slack && b.x() < a.right() - slack && a.y() < b.bottom() - slack
                && b.y() < a.bottom() - slack;
    }

    private static boolean inside(Rect inner, Rect outer) {
        return inner.x() > outer.x() && inner.right() < outer.right() && inner.y() > outer.y() + 40
                && inner.bottom() < outer.bottom();
    }

    private static double fromBorder(Point point, Rect box) {
        double right = Math.max(box.x() - point.x(), point.x() - box.right());
        double down = Math.max(box.y() - point.y(), point.y() - box.bottom());
        return right > 0 && down > 0 ? Math.hypot(right, down) : Math.max(right, down);
    }
}
