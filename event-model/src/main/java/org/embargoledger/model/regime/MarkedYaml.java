package org.embargoledger.model.regime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as JSON that remembers the line of each value. What makes YAML dangerous is
 * refused: aliases, which a small file can blow up with, keys that stand twice, tags, great depth
 * and great size.
 */
final class MarkedYaml {

  static final int BYTES_MAX = 1 << 20;
  private static final int DEPTH_MAX = 20;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final JsonNode json;

  private MarkedYaml(String file, Node root) {
    this.file = file;
    this.json = convert(root, "");
  }

  /**
   * @throws InvalidRegimeException if this is not one YAML document of the harmless kind
   */
  static MarkedYaml read(String file, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new InvalidRegimeException(
          file, 1, "", "the file has %d bytes; %d are allowed".formatted(bytes.length, BYTES_MAX));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Yaml yaml = yaml();
      yaml.parse(new StringReader(text))
          .forEach(
              event -> {
                if (event instanceof AliasEvent) {
                  throw new InvalidRegimeException(
                      file, event.getStartMark().getLine() + 1, "", "aliases are not allowed");
                }
              });
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        throw new InvalidRegimeException(file, 1, "", "the file is empty");
      }
      return new MarkedYaml(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidRegimeException(file, line, "", e.getProblem());
    } catch (YAMLException e) {
      throw new InvalidRegimeException(file, 1, "", e.getMessage());
    } catch (CharacterCodingException e) {
      throw new InvalidRegimeException(file, 1, "", "the file is not UTF-8");
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setCodePointLimit(BYTES_MAX);
    return new Yaml(options);
  }

  JsonNode json() {
    return json;
  }

  /** The line of the value at the pointer, or of the nearest thing that holds it. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.get(at);
  }

  private JsonNode convert(Node node, String pointer) {
    lines.putIfAbsent(pointer, line(node));
    return switch (node.getNodeId()) {
      case mapping -> object((MappingNode) node, pointer);
      case sequence -> array((SequenceNode) node, pointer);
      case scalar -> scalar((ScalarNode) node, pointer);
      case anchor -> throw fault(node, pointer, "aliases are not allowed");
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw fault(tuple.getKeyNode(), pointer, "a key must be a plain name");
      }
      String field = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
      if (object.has(key.getValue())) {
        throw fault(key, field, "stands twice");
      }
      lines.put(field, line(key));
      object.set(key.getValue(), convert(tuple.getValueNode(), field));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(convert(item, pointer + "/" + array.size()));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar, String pointer) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.INT) && text.matches("-?\\d{1,15}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    if (tag.equals(Tag.BOOL) && text.matches("true|false")) {
      return JsonNodeFactory.instance.booleanNode(text.equals("true"));
    }
    if (tag.equals(Tag.NULL)) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
      return JsonNodeFactory.instance.textNode(text);
    }
    throw fault(scalar, pointer, "'%s' would be read as %s; put it in quotes".formatted(text, tag));
  }

  private InvalidRegimeException fault(Node node, String pointer, String detail) {
    return new InvalidRegimeException(file, line(node), pointer, detail);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
