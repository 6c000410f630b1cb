package org.penstock.cmms.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penstock.cmms.connector.http.Reply.Answered;

/** An answer as a line that may be stored and shown: short, printable, without secrets. */
public final class AnswerText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 300;

  private final Secrets secrets;
  private final List<JsonPointer> says;

  /**
   * Describes answers.
   *
   * @param says RFC 6901: where the body of an error says in words what is wrong, if it is JSON
   */
  public AnswerText(Secrets secrets, String... says) {
    this.secrets = secrets;
    this.says = Stream.of(says).map(JsonPointer::compile).toList();
  }

  /** The status, and what the body says or else its beginning. */
  public String of(Answered answer) {
    String text = secrets.strippedFrom(words(answer.body())).replaceAll("\\p{Cntrl}+", " ").strip();
    String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    return shown.isEmpty() ? "HTTP " + answer.status() : "HTTP " + answer.status() + ": " + shown;
  }

  private String words(String body) {
    if (says.isEmpty()) {
      return body;
    }
    try {
      JsonNode json = JSON.readTree(body);
      String words =
          says.stream()
              .map(json::at)
              .filter(JsonNode::isValueNode)
              .map(JsonNode::asText)
              .collect(Collectors.joining(" "));
      return words.isBlank() ? body : words;
    } catch (JsonProcessingException _) {
      return body;
    }
  }
}
