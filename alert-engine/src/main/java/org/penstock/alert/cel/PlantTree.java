package org.penstock.alert.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An expression in the shape that we evaluate: each tag a variable, each number a double, so that
 * {@code 1} and {@code 1.0} are the same. A node that is not named here is refused.
 */
final class PlantTree {

  private static final String TAGS = "tags";
  private static final String INDEX = "_[_]";

  private static final Set<String> OPERATORS =
      Set.of(
          "_&&_",
          "_||_",
          "!_",
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "-_",
          "_?_:_",
          "@in",
          "startsWith",
          "endsWith",
          "contains");

  private final CelSource source;
  private final Map<String, String> variables = new LinkedHashMap<>();

  private PlantTree(CelSource source) {
    this.source = source;
  }

  /** A tree and the variable of each tag in it. */
  record Shaped(CelAbstractSyntaxTree ast, Map<String, String> variables) {}

  static Shaped of(CelAbstractSyntaxTree parsed) throws RefusedNode {
    PlantTree tree = new PlantTree(parsed.getSource());
    CelExpr shaped = tree.shape(parsed.getExpr());
    return new Shaped(
        CelAbstractSyntaxTree.newParsedAst(shaped, parsed.getSource()), tree.variables);
  }

  private CelExpr shape(CelExpr node) throws RefusedNode {
    return switch (node.getKind()) {
      case CONSTANT -> CelExpr.ofConstant(node.id(), constant(node));
      case CALL -> call(node, node.call());
      case LIST -> CelExpr.ofList(node.id(), shape(node.list().elements()), ImmutableList.of());
      case IDENT ->
          throw refused(
              node,
              TAGS.equals(node.ident().name())
                  ? "tags needs the name of a tag: tags[\"area.tag\"]"
                  : "'%s' is not known: a tag is written tags[\"area.tag\"]"
                      .formatted(node.ident().name()));
      case SELECT ->
          throw refused(
              node,
              "'.%s' is not possible: a tag is written tags[\"area.tag\"]"
                  .formatted(node.select().field()));
      case MAP, STRUCT, COMPREHENSION, NOT_SET ->
          throw refused(node, "this is no comparison of tags with numbers or texts");
    };
  }

  private ImmutableList<CelExpr> shape(Iterable<CelExpr> nodes) throws RefusedNode {
    ImmutableList.Builder<CelExpr> shaped = ImmutableList.builder();
    for (CelExpr node : nodes) {
      shaped.add(shape(node));
    }
    return shaped.build();
  }

  private CelExpr call(CelExpr node, CelCall call) throws RefusedNode {
    if (call.function().equals(INDEX)) {
      return variable(node, call);
    }
    if (!OPERATORS.contains(call.function())) {
      throw refused(
          node, "'%s' is not possible here".formatted(PlainWords.operator(call.function())));
    }
    Optional<CelExpr> target =
        call.target().isPresent() ? Optional.of(shape(call.target().get())) : Optional.empty();
    return CelExpr.ofCall(node.id(), target, call.function(), shape(call.args()));
  }

  private CelExpr variable(CelExpr node, CelCall call) throws RefusedNode {
    CelExpr operand = call.args().get(0);
    CelExpr index = call.args().get(1);
    boolean isTag = operand.getKind() == ExprKind.Kind.IDENT && operand.ident().name().equals(TAGS);
    if (!isTag
        || index.getKind() != ExprKind.Kind.CONSTANT
        || index.constant().getKind() != CelConstant.Kind.STRING_VALUE
        || index.constant().stringValue().isBlank()) {
      throw refused(node, "a tag is written tags[\"area.tag\"]");
    }
    String tag = index.constant().stringValue();
    return CelExpr.ofIdent(
        node.id(), variables.computeIfAbsent(tag, _ -> "tag" + variables.size()));
  }

  private CelConstant constant(CelExpr node) throws RefusedNode {
    CelConstant constant = node.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> CelConstant.ofValue((double) constant.int64Value());
      case DOUBLE_VALUE, STRING_VALUE, BOOLEAN_VALUE -> constant;
      default -> throw refused(node, "only numbers, texts, true and false are possible here");
    };
  }

  private RefusedNode refused(CelExpr node, String reason) {
    Integer offset = source.getPositionsMap().get(node.id());
    String where =
        Optional.ofNullable(offset)
            .flatMap(source::getOffsetLocation)
            .map(PlainWords::at)
            .orElse("");
    return new RefusedNode(where + reason);
  }
}
