#compdef activity-ledger
# Completion of activity-ledger for zsh. What can stand where, the program itself says.

_activity-ledger() {
    # Without quotes and backslashes; the word only up to the cursor. Between single quotes there is nothing to take away.
    local word
    case $compstate[quote] in
        \') word=$PREFIX ;;
        \") word=${(Q)${:-\"$PREFIX\"}} ;;
        *) word=${(Q)PREFIX} ;;
    esac
    local -a lines=("${(@f)$(command activity-ledger completion candidates --shell zsh -- \
        "${(@Q)words[2,CURRENT-1]}" "$word" 2> /dev/null)}")
    local kind=$lines[1]
    shift lines
    # Of a line, the value stands before the tab, what it is behind it.
    local -a values=("${(@)lines%%$'\t'*}") descriptions=("${(@)lines//$'\t'/  -- }")
    case $kind in
        files) [[ $PREFIX == --*=* ]] && compset -P '--*='; _files ;;
        directories) [[ $PREFIX == --*=* ]] && compset -P '--*='; _files -/ ;;
        *) (( $#lines )) && compadd -V activity-ledger -l -d descriptions -a values ;;
    esac
}

# Found by its name in a directory of $fpath, it is being called; sourced, it is being made known.
if [[ $funcstack[1] == _activity-ledger ]]; then
    _activity-ledger "$@"
else
    compdef _activity-ledger activity-ledger
fi
