// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.platform.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What patterns let through: the operators of
 * docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html.
 */
final class EventPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':['x']} | {'a':'x','b':1} | true",
        "{'a':['x']} | {'a':'X'} | false",
        "{'a':['x']} | {} | false",
        "{'a':['x','y']} | {'a':'y'} | true",
        "{'a':['x'],'b':['y']} | {'a':'x','b':'z'} | false",
        "{'a':[null]} | {'a':null} | true",
        "{'a':[null]} | {} | false",
        "{'a':['']} | {'a':''} | true",
        "{'a':[true]} | {'a':true} | true",
        "{'a':['true']} | {'a':true} | false",
        "{'a':[300]} | {'a':300} | true",
        "{'a':[300]} | {'a':300.0} | false",
        "{'a':['300']} | {'a':300} | false",
        "{'a':[{'prefix':'go'}]} | {'a':'gold'} | true",
        "{'a':[{'prefix':'go'}]} | {'a':'Gold'} | false",
        "{'a':[{'prefix':{'equals-ignore-case':'GO'}}]} | {'a':'gold'} | true",
        "{'a':[{'prefix':'go'}]} | {'a':5} | false",
        "{'a':[{'suffix':'.png'}]} | {'a':'in.png'} | true",
        "{'a':[{'suffix':'.png'}]} | {'a':'in.jpg'} | false",
        "{'a':[{'equals-ignore-case':'ANNA'}]} | {'a':'anna'} | true",
        "{'a':[{'equals-ignore-case':'ANNA'}]} | {'a':'annas'} | false",
        "{'a':[{'anything-but':['x','y']}]} | {'a':'z'} | true",
        "{'a':[{'anything-but':['x','y']}]} | {'a':'y'} | false",
        "{'a':[{'anything-but':'x'}]} | {} | false",
        "{'a':[{'anything-but':5}]} | {'a':6} | true",
        "{'a':[{'anything-but':{'prefix':'x'}}]} | {'a':'yx'} | true",
        "{'a':[{'anything-but':{'prefix':'x'}}]} | {'a':'xy'} | false",
        "{'a':[{'numeric':['=',100]}]} | {'a':100.0} | true",
        "{'a':[{'numeric':['>',10,'<=',20]}]} | {'a':10} | false",
        "{'a':[{'numeric':['>',10,'<=',20]}]} | {'a':20} | true",
        "{'a':[{'numeric':['>=',10,'<',20]}]} | {'a':20} | false",
        "{'a':[{'numeric':['>',0]}]} | {'a':1e999} | false",
        "{'a':[{'numeric':['>',0]}]} | {'a':'5'} | false",
        "{'a':[{'exists':true}]} | {'a':null} | true",
        "{'a':[{'exists':true}]} | {'a':{'b':1}} | false",
        "{'a':[{'exists':true}]} | {} | false",
        "{'a':[{'exists':false}]} | {} | true",
        "{'a':[{'exists':false}]} | {'a':[]} | true",
        "{'a':[{'exists':false}]} | {'a':0} | false",
        "{'a':{'b':[{'exists':false}]}} | {} | true",
        "{'a':{'b':['x']}} | {'a':{'b':'x'}} | true",
        "{'a':{'b':['x']}} | {'a':'x'} | false",
        "{'a':['x']} | {'a':['w',['x']]} | true",
        "{'a':{'b':['x'],'c':['y']}} | {'a':[{'b':'x','c':'y'},{'b':'z'}]} | true",
        "{'a':{'b':['x'],'c':['y']}} | {'a':[{'b':'x'},{'c':'y'}]} | false",
        "{'$or':[{'a':['x']},{'b':['y']}]} | {'b':'y'} | true",
        "{'$or':[{'a':['x']},{'b':['y']}]} | {'b':'x'} | false",
        "{'c':['z'],'$or':[{'a':['x']},{'b':['y']}]} | {'b':'y'} | false",
        "{'$or':[{'prefix':'x'}]} | {'$or':'xy'} | true"
      })
  void lets_through_what_fits(String pattern, String event, boolean fits) throws Exception {
    var it = EventPattern.parse(pattern.replace('\'', '"'));

    var matches = it.matches(Json.parse(Body.of(event.replace('\'', '"'))).orElseThrow());

    assertThat(matches).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "'text'",
        "{}",
        "{'a':'x'}",
        "{'a':{}}",
        "{'a':[]}",
        "{'a':[[]]}",
        "{'a':['x'],'a':['y']}",
        "{'a':[{'prefix':5}]}",
        "{'a':[{'contains':'x'}]}",
        "{'a':[{'prefix':'x','suffix':'y'}]}",
        "{'a':[{'exists':'yes'}]}",
        "{'a':[{'anything-but':[]}]}",
        "{'a':[{'anything-but':[true]}]}",
        "{'a':[{'anything-but':{'numeric':['=',1]}}]}",
        "{'a':[{'numeric':['>']}]}",
        "{'a':[{'numeric':['~',5]}]}",
        "{'a':[{'numeric':['>','5']}]}",
        "{'a':[{'numeric':['>',1,'<',2,'=',3]}]}",
        "{'$or':[{'a':['x']}]}",
        "{'$or':[{'a':['x']},'b']}"
      })
  void is_nothing_else(String pattern) {
    assertThatThrownBy(() -> EventPattern.parse(pattern.replace('\'', '"')))
        .isInstanceOf(PatternException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void says_where_it_is_wrong() {
    assertThatThrownBy(() -> EventPattern.parse("{\"body\":{\"total\":[{\"numeric\":[5]}]}}"))
        .hasMessage("body.total has a numeric that is no list of a sign and a number");
  }

  @Test
  void a_nest_without_an_end_is_refused() {
    var deep = "{\"a\":".repeat(500) + "[1]" + "}".repeat(500);

    assertThatThrownBy(() -> EventPattern.parse(deep)).isInstanceOf(PatternException.class);
  }

  @Test
  void a_filter_lets_through_what_fits_one_of_its_patterns() throws Exception {
    var event = Json.object().put("a", "y");
    var both =
        List.of(EventPattern.parse("{\"a\":[\"x\"]}"), EventPattern.parse("{\"a\":[\"y\"]}"));

    assertThat(new EventFilter(EventFilter.Form.NATIVE, both).passes(event)).isTrue();
    assertThat(EventFilter.of(both.get(0)).passes(event)).isFalse();
    assertThat(EventFilter.NONE.passes(event)).isTrue();
  }

  @Test
  void equals_a_pattern_of_the_same_text() throws Exception {
    var pattern = EventPattern.parse("{ \"a\": [ 1 ] }");

    assertThat(pattern).isEqualTo(EventPattern.of(pattern.json())).hasToString("{ \"a\": [ 1 ] }");
    assertThat(pattern).isNotEqualTo(EventPattern.parse("{\"a\":[2]}"));
  }
}
