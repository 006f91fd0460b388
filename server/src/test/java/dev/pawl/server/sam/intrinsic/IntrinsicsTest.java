package dev.pawl.server.sam.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.server.sam.tree.Finding;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.Tree.Fields;
import dev.pawl.server.sam.tree.Tree.Leaf;
import dev.pawl.server.sam.tree.TreeJson;
import dev.pawl.server.sam.tree.TreeReader;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
    private static final String MAPPINGS = "{ByRegion: {eu-west-1: {Size: small, List: [a, b]}}}";
    private static final String CONDITIONS = """
            Here: !Equals [!Ref AWS::Region, eu-west-1]
            There: !Not [Condition: Here]
            Both: !And [!Condition Here, !Condition There]
            Any: !Or [!Condition Here, !Condition There]
            Round: !Not [!Condition Trip]
            Trip: !Not [!Condition Round]
            """;

    private final Findings findings = new Findings();

    /** A template with a parameter Name and a resource Queue with an attribute Arn. */
    private static final References NAMES = new References() {
        @Override
        public Optional<Tree> ref(String name, Place place, Resolver resolver) {
            return switch (name) {
                case "AWS::Region" -> Optional.of(Leaf.text(place, "eu-west-1"));
                case "Name" -> Optional.of(Leaf.text(place, "ada"));
                case "Queue" -> Optional.of(Leaf.text(place, "http://queue"));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Tree> attribute(String resource, String attribute, Place place, Resolver resolver) {
            return resource.equals("Queue") ? Optional.of(Leaf.text(place, "queue." + attribute)) : Optional.empty();
        }
    };

    private Tree read(String yaml) {
        return TreeReader.read(yaml, "t", findings).orElseThrow();
    }

    private Optional<String> resolved(String yaml) {
        Resolver resolver = new Resolver((Fields) read(MAPPINGS), (Fields) read(CONDITIONS), NAMES, findings);
        Tree tree = ((Fields) read("v: " + yaml)).get("v").orElseThrow();
        return resolver.resolve(tree).map(value -> Json.write(TreeJson.of(value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "!Ref Name | \"ada\"",
            "{Ref: Queue} | \"http://queue\"",
            "!GetAtt Queue.Arn | \"queue.Arn\"",
            "!GetAtt [Queue, Arn] | \"queue.Arn\"",
            "{'Fn::GetAtt': [Queue, A.B]} | \"queue.A.B\"",
            "!Sub 'a-${Name}-${Queue.Arn}-${ AWS::Region }' | \"a-ada-queue.Arn-eu-west-1\"",
            "!Sub '${!Name} $Name {Name}' | \"${Name} $Name {Name}\"",
            "!Sub ['${Mine}-${Name}', {Mine: !Ref AWS::Region, Name: own}] | \"eu-west-1-own\"",
            "!Join [':', [a, !Ref Name, 3]] | \"a:ada:3\"",
            "!Join ['', []] | \"\"",
            "!Split [',', 'a,b,'] | [\"a\",\"b\",\"\"]",
            "!Select [1, !Split ['-', !Ref AWS::Region]] | \"west\"",
            "!FindInMap [ByRegion, !Ref AWS::Region, Size] | \"small\"",
            "!FindInMap [ByRegion, us, Size, {DefaultValue: none}] | \"none\"",
            "!If [Here, yes-it-is, no] | \"yes-it-is\"",
            "!If [There, !Ref Nobody, !Ref Name] | \"ada\"",
            "{a: !If [There, 1, !Ref AWS::NoValue], b: 2} | {\"b\":2}",
            "[!If [Both, 1, !Ref AWS::NoValue], !If [Any, 2, 3]] | [2]",
            "!Base64 hello | \"aGVsbG8=\"",
            "!Length [a, b] | 2",
            "!ToJsonString {a: [1, true]} | \"{\\\"a\\\":[1,true]}\"",
            "{Condition: Name, a: b} | {\"Condition\":\"Name\",\"a\":\"b\"}",
            "012345678901 | \"012345678901\"",
            "[1, 1.5, -2e3, true, yes, null, ~, 2012-10-17, 0x1F, 1_000] | [1,1.5,-2E+3,true,\"yes\",null,null,\"2012-10-17\",\"0x1F\",\"1_000\"]"})
    void give(String yaml, String expected) {
        assertThat(resolved(yaml)).as(findings.all(Finding.Severity.PROBLEM).toString()).contains(expected);
        assertThat(findings.hasProblems()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "!Ref Nobody | none called Nobody",
            "!GetAtt Nobody.Arn | none called Nobody",
            "!GetAtt Queue | Expected Resource.Attribute",
            "!Sub '${Nobody}' | none called Nobody",
            "!Sub [a] | a text and a mapping of values, but got a list of 1",
            "!Join [a, b] | Expected a list",
            "!Join [a, [[b]]] | Expected a text, but got a list",
            "!Select [2, [a, b]] | Expected an index below 2, but got 2",
            "!Split ['', a] | Expected a delimiter",
            "!FindInMap [ByRegion, us, Size] | Mappings/ByRegion/us/Size",
            "!If [Nowhere, a, b] | none called Nowhere",
            "!If [Round, a, b] | in a circle, but Round needs Trip needs Round",
            "!ImportValue a | other stacks",
            "!Cidr [a, 1, 2] | no networks",
            "{'Fn::Nope': a} | but got Fn::Nope",
            "{'Fn::Sub': a, b: c} | alone in its mapping"})
    void refuse(String yaml, String expected) {
        assertThat(resolved(yaml)).contains("null");
        assertThat(findings.all(Finding.Severity.PROBLEM)).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(expected));
    }
}
