package org.embargoledger.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

class RulesPageTest {

  private static final Path PAGE = Path.of("../docs/rules.md");

  @Test
  void every_expression_of_the_page_compiles() throws IOException {
    List<String> expressions = block("cel").lines().toList();

    assertThat(expressions).hasSizeGreaterThan(5);
    for (String expression : expressions) {
      assertThatCode(() -> RuleSamples.compiled(RuleSamples.onDeliveries(expression)))
          .as(expression)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void the_whole_rule_of_the_page_compiles() throws IOException {
    ObjectNode rule = (ObjectNode) Json.parse(block("json").getBytes(StandardCharsets.UTF_8));
    rule.remove(List.of("id", "reason"));
    RuleContent content = ContentReader.stored(rule.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(RuleSamples.compiled(content).cost()).isPositive();
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("a block of " + language).isTrue();
    return block.group(1);
  }
}
