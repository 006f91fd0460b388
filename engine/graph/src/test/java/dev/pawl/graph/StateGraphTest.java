package dev.pawl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Node;
import dev.pawl.graph.layout.Picture.Line;
import dev.pawl.graph.svg.Status;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.graph.svg.SvgOptions.Way;
import dev.pawl.graph.svg.Theme;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class StateGraphTest {
    private static final SvgOptions PLAIN = new SvgOptions("Order", Optional.empty(), Optional.empty());

    private static StateGraph graph(String definition) {
        return StateGraph.of(Definitions.machine(definition));
    }

    private static Document document(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(svg, e);
        }
    }

    private static List<Element> elements(String svg, String name, String attribute) {
        NodeList all = document(svg).getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute(attribute)) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static Element state(String svg, String name) {
        return elements(svg, "g", "data-state").stream().filter(g -> g.getAttribute("data-state").equals(name))
                .findFirst().orElseThrow();
    }

    @Test
    void everyStateIsAGroupInTheGroupOfTheStateAroundIt() {
        String svg = graph(Definitions.ORDER).svg(PLAIN);
        assertThat(elements(svg, "g", "data-state")).hasSize(19);
        Element inner = state(svg, "Second carrier");
        assertThat(((Element) inner.getParentNode()).getAttribute("data-state")).isEqualTo("Carriers");
        assertThat(state(svg, "Carriers").getAttribute("data-type")).isEqualTo("Parallel");
        assertThat(state(svg, "Check order").getElementsByTagName("desc").item(0).getTextContent())
                .contains("lambda:invoke", "Retries States.TaskFailed up to 3 times", "Catches any error");
    }

    @Test
    void conditionsAreWorded() {
        String svg = graph(Definitions.ORDER).svg(PLAIN);
        assertThat(svg).contains("$.total &gt; 1000", "$.tier = &quot;gold&quot;", "not $.blocked is present",
                "otherwise",
                "$.left ≥ 1", "Wait · 1 hour 30 minutes", "Map · inline, 5 at a time", "Fail · OutOfStock");
        String jsonata = graph("""
                {"QueryLanguage":"JSONata","StartAt":"C","States":{"C":{"Type":"Choice","Choices":[
                {"Condition":"{% $states.input.n > 3 %}","Next":"D"}],"Default":"D"},"D":{"Type":"Succeed"}}}""")
                .svg(PLAIN);
        assertThat(jsonata).contains(">$states.input.n &gt; 3<").doesNotContain("{%");
    }

    @Test
    void longConditionsAreCutAndWholeInTheTitle() {
        String svg = graph("""
                {"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Or":[
                {"Variable":"$.customer.address.country","StringEquals":"Liechtenstein"},
                {"And":[{"Variable":"$.a","IsPresent":false},{"Variable":"$.b","IsNull":true},
                {"Variable":"$.c","NumericLessThanEqualsPath":"$.limit"}]}],"Next":"D"}],"Default":"D"},
                "D":{"Type":"Succeed"}}}""").svg(PLAIN);
        assertThat(svg).contains("<title>$.customer.address.country = &quot;Liechtenstein&quot; or "
                + "($.a is absent and $.b is null and $.c ≤ $.limit)</title>", "…</text>");
    }

    @Test
    void hostileTextStaysText() {
        String name = "</title><script>alert(1)</script>\\\" onload=\\\"x\\u0007&";
        String svg = graph(
                "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":{\"Type\":\"Wait\",\"Seconds\":1,"
                        + "\"Comment\":\"]]><x>\\ud800\",\"End\":true}}}")
                .svg(PLAIN);
        assertThat(document(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(elements(svg, "g", "data-state").getFirst().getAttribute("data-state"))
                .isEqualTo("</title><script>alert(1)</script>\" onload=\"x\uFFFD&");
        assertThat(svg).doesNotContain("style=");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFileNeedsNoOther(Theme theme) {
        String svg = graph(Definitions.ORDER).svg(new SvgOptions("Order", Optional.of(theme), Optional.empty()));
        String sheet = document(svg).getElementsByTagName("style").item(0).getTextContent();
        assertThat(sheet).contains(".pawl-graph .box").doesNotContain("var(", "light-dark", "url(", "@import");
        assertThat(sheet.contains("@media (prefers-color-scheme: dark)")).isEqualTo(theme == Theme.AUTO);
    }

    @Test
    void forPagesTheSheetIsThePages() {
        assertThat(graph(Definitions.ORDER).svg(PLAIN)).doesNotContain("<style", "style=");
    }

    @Test
    void whatHappenedIsShown() {
        Progress progress = new Progress(Map.of("Check order", Status.CAUGHT, "Tell support", Status.SUCCEEDED),
                Set.of(new Way("Check order", "Tell support")));
        String svg = graph(Definitions.ORDER)
                .svg(new SvgOptions("Order", Optional.of(Theme.LIGHT), Optional.of(progress)));
        assertThat(state(svg, "Check order").getAttribute("class")).contains("is-caught");
        assertThat(state(svg, "Reject").getAttribute("class")).contains("is-not-reached");
        assertThat(elements(svg, "g", "data-from").stream().filter(g -> g.getAttribute("class").contains("is-taken")))
                .singleElement().satisfies(g -> assertThat(g.getAttribute("data-to")).isEqualTo("Tell support"));
    }

    @Test
    void theSameDefinitionGivesTheSamePicture() {
        assertThat(graph(Definitions.ORDER).svg(PLAIN)).isEqualTo(graph(Definitions.ORDER).svg(PLAIN));
    }

    @Test
    void aHandlerOfManyStatesIsReferredTo() {
        var flow = graph(Definitions.chain(30)).picture();
        List<Line> references = flow.lines().subList(flow.drawn(), flow.lines().size());
        assertThat(references).hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.edge().kind()).isEqualTo(Edge.Kind.CATCH));
        assertThat(flow.boxes()).anyMatch(box -> box.node() instanceof Node.Mark mark
                && mark.text().equals("caught from " + references.size() + " states"));
    }

    @Test
    void fiveHundredStatesAreDrawn() {
        assertThat(elements(graph(Definitions.chain(500)).svg(PLAIN), "g", "data-state")).hasSize(501);
    }

    @Test
    void ninetyLevelsAreDrawn() {
        assertThat(elements(graph(Definitions.nested(90)).svg(PLAIN), "g", "data-state")).hasSize(91);
    }

    @Test
    void tenThousandStatesAreRefused() {
        assertThatThrownBy(() -> graph(Definitions.chain(10_000))).isInstanceOf(GraphException.class)
                .hasMessage("Expected at most 2000 states to draw, but there are 10001");
    }

    /** Each state leads to three that are far away. */
    @Test
    void aTangleIsRefusedBeforeAnyWorkIsDone() {
        StringJoiner states = new StringJoiner(",", "{\"StartAt\":\"S0\",\"States\":{", "}}");
        int count = 1_000;
        for (int i = 0; i < count; i++) {
            StringJoiner rules = new StringJoiner(",");
            for (int j = 1; j <= 3; j++) {
                rules.add(
                        "{\"Variable\":\"$.v\",\"NumericEquals\":" + j + ",\"Next\":\"S" + (i * 7 + j * 331 + 1) % count
                                + "\"}");
            }
            states.add("\"S" + i + "\":{\"Type\":\"Choice\",\"Choices\":[" + rules + "]}");
        }
        long begin = System.nanoTime();
        assertThatThrownBy(() -> graph(states.toString())).isInstanceOf(GraphException.class)
                .hasMessageContaining("transitions are too many and too long");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    /** A state that leads to itself once hid from the weighing all that came after it. */
    @Test
    void aTangleOfStatesThatLeadToThemselvesIsRefusedToo() {
        StringJoiner states = new StringJoiner(",", "{\"StartAt\":\"S0\",\"States\":{", "}}");
        int count = 40;
        for (int i = 0; i < count; i++) {
            StringJoiner rules = new StringJoiner(",");
            for (int j = 0; j < count; j++) {
                rules.add("{\"Variable\":\"$.v\",\"NumericEquals\":" + j + ",\"Next\":\"S" + j + "\"}");
            }
            states.add("\"S" + i + "\":{\"Type\":\"Choice\",\"Choices\":[" + rules + "]}");
        }
        assertThatThrownBy(() -> graph(states.toString())).isInstanceOf(GraphException.class)
                .hasMessageContaining("transitions are too many and too long");
    }

    @Test
    void aFlowThatOnlyGoesRoundHasNoEnd() {
        var flow = graph("""
                {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}}}""").picture();
        assertThat(flow.boxes()).hasSize(3);
        assertThat(flow.lines()).hasSize(3);
    }
}
