#compdef activity-ledger
# Completion of activity-ledger for zsh. What can stand where, the program itself says.

_activity-ledger() {
    local line kind
    local -a values descriptions
    # Without quotes and backslashes; the word only up to the cursor. Between single quotes there is nothing to take away.
    local word
    case $compstate[quote] in
        \') word=$PREFIX ;;
        \") word=${(Q)${:-\"$PREFIX\"}} ;;
        *) word=${(Q)PREFIX} ;;
    esac
    local -a typed=("${(@Q)words[2,CURRENT-1]}" "$word")
    while IFS= read -r line; do
        if [[ -z $kind ]]; then
            kind=$line
        else
            values+=("${line%%$'\t'*}")
            descriptions+=("${line//$'\t'/  -- }")
        fi
    done < <(command activity-ledger completion candidates --shell zsh -- "${typed[@]}" 2> /dev/null)
    case $kind in
        files) [[ $PREFIX == --*=* ]] && compset -P '--*='; _files ;;
        directories) [[ $PREFIX == --*=* ]] && compset -P '--*='; _files -/ ;;
        *) (( $#values )) && compadd -V activity-ledger -l -d descriptions -a values ;;
    esac
}

# Found by its name in a directory of $fpath, it is being called; sourced, it is being made known.
if [[ $funcstack[1] == _activity-ledger ]]; then
    _activity-ledger "$@"
else
    compdef _activity-ledger activity-ledger
fi
